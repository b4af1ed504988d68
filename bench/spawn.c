/* spawn FILE COMMAND…: runs a command, its output going to a file, and prints what it took:
 *
 *   exit code, wall time in microseconds, peak memory in KiB
 *
 * A program of its own because a child's peak counts its parent's memory until it is replaced, and
 * Python's is larger than what is measured here.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: spawn FILE COMMAND...\n");
    return 64;
  }
  double start = microseconds();
  pid_t child = fork();
  if (child < 0) return 70;
  if (child == 0) {
    int sink = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (sink < 0 || dup2(sink, 1) < 0) _exit(126);
    execv(argv[2], argv + 2);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) return 70;
  double took = microseconds() - start;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  printf("%d %.0f %ld\n", code, took, usage.ru_maxrss);
  return 0;
}

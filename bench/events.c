/* events LIST: parses every file that LIST names (one path a line) into libyaml events.
 *
 * The yardstick of the bench: each file is read into one buffer, every event is made and deleted,
 * nothing else is done. Prints how many events there were; a file that does not parse is an error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static unsigned char *buffer;
static size_t capacity;

static size_t read_whole(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  size_t size = 0;
  for (;;) {
    if (size == capacity) {
      capacity = capacity ? capacity * 2 : 1 << 16;
      buffer = realloc(buffer, capacity);
      if (!buffer) exit(1);
    }
    size_t got = fread(buffer + size, 1, capacity - size, file);
    if (got == 0) break;
    size += got;
  }
  fclose(file);
  return size;
}

static unsigned long parse(const char *path) {
  size_t size = read_whole(path);
  unsigned long count = 0;
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) exit(1);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, buffer, size);
  for (;;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "%s does not parse\n", path);
      exit(1);
    }
    int is_end = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    count++;
    if (is_end) break;
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: events LIST\n");
    return 64;
  }
  FILE *list = fopen(argv[1], "r");
  if (!list) {
    perror(argv[1]);
    return 1;
  }
  unsigned long events = 0;
  char path[4096];
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    if (*path) events += parse(path);
  }
  fclose(list);
  free(buffer);
  printf("%lu\n", events);
  return 0;
}

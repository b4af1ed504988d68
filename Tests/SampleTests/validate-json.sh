#!/bin/sh
# Checks JSON reports, named as arguments, against the schema; needs Python's jsonschema.
# Nothing to check is a failure: an empty run would prove nothing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
[ "$#" -gt 0 ] || { echo "usage: validate-json.sh REPORT.json..." >&2; exit 64; }
exec python3 -W ignore -c '
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failed = 0
for name in sys.argv[2:]:
    for error in validator.iter_errors(json.load(open(name, encoding="utf-8"))):
        failed += 1
        for cause in error.context or [error]:
            print(name, "/".join(map(str, cause.absolute_path)), cause.message[:300])
print(f"{len(sys.argv) - 2} reports, {failed} faults")
sys.exit(1 if failed else 0)
' "$root/docs/assessment.schema.json" "$@"

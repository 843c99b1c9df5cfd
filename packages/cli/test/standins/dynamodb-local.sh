#!/usr/bin/env bash
# Runs the DynamoDB checks (packages/cli/test/dynamodb) against AWS's DynamoDB Local instead of the embedded one, to see
# where the two differ. Needs Java 17, Maven, and root for `unshare --net`: DynamoDB Local listens on every interface.
set -euo pipefail

readonly version=2.5.4
readonly dir="${TSAPI_STAND_INS:-${XDG_CACHE_HOME:-$HOME/.cache}/tsapi-ci}/dynamodb-local-$version"
readonly root="$(cd "$(dirname "$0")/../../../.." && pwd)"
readonly port=8123

main() {
  [ -d "$dir/lib" ] || download
  exec unshare --net bash "$0" --isolated "$@"
}

download() {
  mkdir -p "$dir"
  cat > "$dir/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>tsapi</groupId><artifactId>dynamodb-local</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.amazonaws</groupId><artifactId>DynamoDBLocal</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
POM
  mvn --quiet --batch-mode --file "$dir/pom.xml" dependency:copy-dependencies -DoutputDirectory="$dir/lib"
}

isolated() {
  ip link set lo up
  # It leaves a file where it is started.
  cd "$dir"
  java -Djava.library.path="$dir/lib" -cp "$dir/lib/*" com.amazonaws.services.dynamodbv2.local.main.ServerRunner \
    -inMemory -port "$port" >"$dir/log" 2>&1 &
  local server=$!
  trap "kill $server" EXIT
  until curl --silent --output /dev/null --max-time 1 "http://127.0.0.1:$port/"; do kill -0 "$server"; done
  cd "$root"
  TSAPI_TEST_DYNAMODB_ENDPOINT="http://127.0.0.1:$port" node_modules/.bin/vitest run packages/cli/test/dynamodb "$@"
}

if [ "${1:-}" = --isolated ]; then shift; isolated "$@"; else main "$@"; fi

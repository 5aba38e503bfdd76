# What the benches of imports share; they source it from the root of the project, with -u and -e.
# It wants a PostgreSQL 18 it may make databases in, psql, curl, openssl and bc, and the service built
# (mvn -pl salary-service -am package). It makes the database almanac_bench_import and removes it again.
export PGHOST=${PGHOST:-localhost} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres}
database=almanac_bench_import port=${BENCH_PORT:-18982}
. bench/java.bash
jar=salary-service/target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "There is no $jar: build the service first." >&2; exit 1; }
work=$(mktemp -d)
service=
finish() {
  [ -z "$service" ] || { kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; }
  psql -qd postgres -c "DROP DATABASE IF EXISTS $database WITH (FORCE)" || true
  rm -rf "$work"
}
trap finish EXIT
psql -qd postgres -c "DROP DATABASE IF EXISTS $database WITH (FORCE)" -c "CREATE DATABASE $database"

# Starts the service as it is shipped, under a heap of 256 MB, with a token for it.
up() {
  openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/key.pem"
  local public now claims
  public=$(openssl pkey -in "$work/key.pem" -pubout -outform DER | base64 -w0)
  b64() { base64 -w0 | tr '+/' '-_' | tr -d '='; }
  now=$(date +%s)
  claims="$(printf '{"alg":"RS256","typ":"JWT"}' | b64).$(printf '{"iss":"bench","sub":"bench","upn":"bench","groups":["steward"],"iat":%d,"exp":%d}' "$now" $((now + 86400)) | b64)"
  token=$claims.$(printf %s "$claims" | openssl dgst -sha256 -sign "$work/key.pem" -binary | b64)
  QUARKUS_OIDC_TENANT_ENABLED=true QUARKUS_OIDC_PUBLIC_KEY=$public QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_PORT=$((port + 1000)) \
    QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://${BENCH_JDBC_HOST:-$PGHOST}:$PGPORT/$database QUARKUS_DATASOURCE_USERNAME=$PGUSER \
    QUARKUS_DATASOURCE_PASSWORD=${PGPASSWORD:-} ALMANAC_IMPORTS_FOLDER=$work/uploads \
    "$java" -Xmx256m -jar "$jar" > "$work/service.log" 2>&1 &
  service=$!
  for _ in $(seq 300); do curl -fs "http://127.0.0.1:$((port + 1000))/q/health/ready" > /dev/null && break; sleep 0.2; done
}

# Hands a file in, publishes it, and sets `seconds` to how long the job took: take KIND FILE
take() {
  local base=http://127.0.0.1:$port/api/v1/admin/salary/imports job answer
  job=$(curl -fsS -H "Authorization: Bearer $token" -H 'Content-Type: application/octet-stream' -T "$2" -X POST \
    "$base?kind=$1&file=${2##*/}&publish=true" | sed 's/.*"id":\([0-9]*\).*/\1/') || { tail -20 "$work/service.log"; exit 1; }
  while :; do
    answer=$(curl -fsS -H "Authorization: Bearer $token" "$base/$job")
    case $answer in *'"status":"waiting"'* | *'"status":"running"'*) sleep 0.2 ;; *) break ;; esac
  done
  seconds=$(psql -Atd $database -c "SELECT extract(epoch FROM ended_at - started_at) FROM import_job WHERE id = $job")
  echo "import: $seconds s ($(psql -Atd $database -c "SELECT status || ', ' || coalesce(outcome, failure ->> 'text') || ', ' || stored::text FROM import_job WHERE id = $job"))"
  echo "highest memory of the service: $(grep VmHWM /proc/$service/status | tr -s ' \t' ' ')"
}

# Run once, by the image's entry point, in an empty data directory: a database and a user for each owner.
for name in roles salary trends; do
    variable=$(printf '%s_PASSWORD' "$name" | tr '[:lower:]' '[:upper:]')
    psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
        --set=name="$name" --set=password="$(printenv "$variable")" <<'SQL'
CREATE USER :"name" PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done

# Sets java to that of JAVA_HOME, or else of the PATH; one that is too old for the product ends here.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! [ "$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')" -ge 25 ] 2>/dev/null; then
    echo "Set JAVA_HOME to a JDK 25 or newer: $java is none." >&2
    exit 2
fi

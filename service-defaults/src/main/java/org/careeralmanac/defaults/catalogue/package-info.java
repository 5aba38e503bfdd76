/** Reads the human-editable YAML files of a catalogue: against a JSON Schema, with file, line and field in every error. */
package org.careeralmanac.defaults.catalogue;

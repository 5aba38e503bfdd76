package org.careeralmanac.launcher.process;

/**
 * What is written down about a process the moment it starts.
 *
 * @param name the service's name
 * @param identity which process
 * @param port where it serves
 * @param managementPort where it tells its health
 * @param setting a digest of all it was started with; another one means that it must be started again
 * @param version of what runs
 */
public record ProcessRecord(
        String name, ProcessIdentity identity, int port, int managementPort, String setting, String version) {

    public boolean isAlive() {
        return identity.isAlive();
    }
}

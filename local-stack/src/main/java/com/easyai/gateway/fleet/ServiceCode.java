package com.easyai.gateway.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a service's classes are.
 *
 * @param classPath as {@code java -cp} takes it
 * @param mainClass the class to run
 */
public record ServiceCode(String classPath, String mainClass) {

    /**
     * The service as this project's build leaves it: {@code MODULE/target/MODULE.jar}, its libraries beside it.
     *
     * @throws IllegalStateException when it is not built
     */
    public static ServiceCode built(ServiceKind kind) {
        Path jar = projectFolder().resolve(kind.module()).resolve("target").resolve(kind.module() + ".jar");
        if (!Files.exists(jar))
            throw new IllegalStateException("The " + kind.module() + " is not built: " + jar
                    + " is missing. Run `mvn -Dmaven.test.skip=true -pl " + kind.module() + " -am package`.");
        return new ServiceCode(jar.toString(), kind.mainClass());
    }

    /** The system property {@code gateway.home}, or the nearest folder upwards that looks like the project. */
    private static Path projectFolder() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("gateway.home")).map(Path::of);
        Path here = Path.of("").toAbsolutePath();
        return named.or(() -> Stream.iterate(here, folder -> folder != null, Path::getParent)
                        .filter(folder -> Files.exists(folder.resolve("api-service/pom.xml")))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "The project's folder is not above " + here + "; name it with -Dgateway.home=FOLDER."));
    }
}

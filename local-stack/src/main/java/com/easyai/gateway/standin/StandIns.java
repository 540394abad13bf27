package com.easyai.gateway.standin;

import com.easyai.gateway.standin.provider.StandInProvider;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import java.util.concurrent.CountDownLatch;

/** Starts the stand-in provider and the stand-in server-main in one process and runs until it is stopped. */
public final class StandIns {
    private StandIns() {}

    /** See {@link StandInOptions} for the arguments and the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "stand-ins-logback.xml");
        }
        run(StandInOptions.read(arguments, System.getenv()));
    }

    private static void run(StandInOptions options) throws InterruptedException {
        StandInProvider provider = StandInProvider.start(options.host(), options.providerPort(), options.provider());
        StandInServerMain serverMain = StandInServerMain.start(options.listen(), options.data(), options.serverMain());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            provider.close();
            serverMain.close();
        }));
        System.out.printf(
                "stand-in provider: %s%nstand-in server-main: %s%nstand-in files over S3: %s%n",
                provider.uri(), serverMain.uri(), serverMain.s3Uri());
        new CountDownLatch(1).await();
    }
}

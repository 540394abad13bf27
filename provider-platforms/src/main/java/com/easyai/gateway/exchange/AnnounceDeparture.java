package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Departure;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Tells a submission's {@link Departure} that the connection is there, as late as can be before the first byte. */
public final class AnnounceDeparture implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Departure departure = chain.request().tag(Departure.class);
        if (departure != null) {
            announce(departure);
        }
        return chain.proceed(chain.request());
    }

    /** Whoever sees this exception learns from the call's reach that nothing was sent. */
    private static void announce(Departure departure) throws IOException {
        try {
            departure.leaving();
        } catch (RuntimeException e) {
            throw new IOException("the submission was not let go", e);
        }
    }
}

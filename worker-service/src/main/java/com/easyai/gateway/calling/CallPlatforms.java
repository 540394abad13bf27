package com.easyai.gateway.calling;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Availability;
import com.easyai.gateway.routing.Route;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls provider platforms. Submissions and polls have a circuit each: a platform that takes no new work may still tell
 * how its tasks are doing. Only trouble of the platform counts against a circuit, never what it says about a job.
 */
public final class CallPlatforms {
    private static final Logger LOG = LoggerFactory.getLogger(CallPlatforms.class);
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

    private final Map<String, ProviderAdapter> adapters;
    private final CurrentCatalogue catalogue;
    private final InputMedia inputs;
    private final Circuits circuits;
    private final MeterRegistry metrics;

    public CallPlatforms(
            Collection<ProviderAdapter> adapters,
            CurrentCatalogue catalogue,
            InputMedia inputs,
            Circuits circuits,
            MeterRegistry metrics) {
        this.adapters = adapters.stream().collect(Collectors.toMap(ProviderAdapter::name, Function.identity()));
        this.catalogue = catalogue;
        this.inputs = inputs;
        this.circuits = circuits;
        this.metrics = metrics;
    }

    /** Whether a platform takes work just now, as far as this worker knows. */
    public Availability availability(String platform) {
        return isOutOfReach(platform)
                ? new Availability.Closed("its circuit is open, or full of probes: its last calls failed")
                : new Availability.Open();
    }

    /** True while the platform's circuit is open, and while all calls are out by which it finds out whether to close. */
    public boolean isOutOfReach(String platform) {
        return !circuits.of(platform).mayEnter();
    }

    /** True while a few calls find out whether the platform is back. */
    public boolean isBeingProbed(String platform) {
        return circuits.of(platform).state() == Circuit.State.HALF_OPEN;
    }

    /** How every circuit used so far stands, by its name. */
    public Map<String, String> circuits() {
        return circuits.states().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, c -> c.getValue().name()));
    }

    /** Leave to submit to a platform; empty while it is out of reach. Must be closed after the submission. */
    public Optional<Circuit.Pass> enter(String platform) {
        return circuits.of(platform).enter();
    }

    /**
     * Submits, within {@code limit} at the longest. The request may have arrived whenever the reply is Unknown.
     *
     * @param departure told when the request is about to leave, once inputs are read and the connection is there
     */
    public SubmitReply submit(Route.Stop stop, Duration limit, Departure departure, Circuit.Pass pass) {
        Catalogue now = catalogue.get();
        Optional<Line> line = line(now, stop.platform(), stop.call().kind());
        if (line.isEmpty()) {
            return new SubmitReply.NotReached("The platform has just left the catalogue.");
        }
        FaultPoint.at("worker.before-submit");
        SubmitReply reply = submit(line.get(), stop, limit, departure);
        FaultPoint.at("worker.after-submit");
        tell(pass, reply);
        count("gateway.submissions", stop.platform(), reply);
        return reply;
    }

    /** Asks once how a task is doing. */
    public PollReply poll(FollowedTask task, JobKind kind) {
        Optional<Line> line = line(catalogue.get(), task.platform(), kind);
        if (line.isEmpty()) {
            return new PollReply.AskAgain("platform " + task.platform() + " is not in the catalogue", Optional.empty());
        }
        PollReply reply = circuits.of(task.platform() + " polls")
                .enter()
                .map(pass -> poll(line.get(), task, pass))
                .orElseGet(() -> new PollReply.AskAgain("its circuit is open", Optional.empty()));
        count("gateway.polls", task.platform(), reply);
        FaultPoint.at("worker.after-poll");
        return reply;
    }

    public CancelReply cancel(FollowedTask task, JobKind kind) {
        return line(catalogue.get(), task.platform(), kind)
                .map(line -> cancel(line, task))
                .orElseGet(() -> new CancelReply.GoesOn("platform " + task.platform() + " is not in the catalogue"));
    }

    /** How to reach a platform: its adapter, and the account as the catalogue has it now. */
    private record Line(ProviderAdapter adapter, Account account) {
        Account within(Duration limit) {
            return account.within(limit.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : limit);
        }
    }

    private Optional<Line> line(Catalogue now, String platform, JobKind kind) {
        return now.platform(platform)
                .map(p -> adapters.get(p.access().adapter()))
                .flatMap(adapter -> now.account(platform, kind).map(account -> new Line(adapter, account)));
    }

    private SubmitReply submit(Line line, Route.Stop stop, Duration limit, Departure departure) {
        try {
            return line.adapter().submit(stop.call(), line.within(limit).departing(departure), inputs);
        } catch (InputMedia.UnusableInputException e) {
            return new SubmitReply.Refused(Failure.of(Failure.Kind.INPUT_FETCH_FAILED, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error(
                    "Adapter {} broke; whether {} was reached is not known",
                    line.adapter().name(),
                    stop,
                    e);
            return new SubmitReply.Unknown("The submission broke off, and it is not known whether it arrived.");
        }
    }

    private static PollReply poll(Line line, FollowedTask task, Circuit.Pass pass) {
        try (pass) {
            PollReply reply = line.adapter().poll(task.handle(), line.account());
            if (reply instanceof PollReply.AskAgain) {
                pass.failed();
            } else {
                pass.succeeded();
            }
            return reply;
        } catch (RuntimeException e) {
            LOG.error(
                    "Adapter {} broke on a poll; the task is asked about again",
                    line.adapter().name(),
                    e);
            return new PollReply.AskAgain("the adapter broke", Optional.empty());
        }
    }

    private static CancelReply cancel(Line line, FollowedTask task) {
        try {
            return line.adapter().cancel(task.handle(), line.account());
        } catch (RuntimeException e) {
            LOG.error(
                    "Adapter {} broke on a cancel; the task goes on",
                    line.adapter().name(),
                    e);
            return new CancelReply.GoesOn("the adapter broke");
        }
    }

    private static void tell(Circuit.Pass pass, SubmitReply reply) {
        boolean trouble = switch (reply) {
            case SubmitReply.Refused(Failure failure) -> failure.kind() == Failure.Kind.PROVIDER_UNAVAILABLE;
            case SubmitReply.NotReached _, SubmitReply.Unknown _ -> true;
            case SubmitReply.Completed _, SubmitReply.Accepted _, SubmitReply.Throttled _ -> false;
        };
        if (trouble) {
            pass.failed();
        } else {
            pass.succeeded();
        }
    }

    private void count(String meter, String platform, Object reply) {
        metrics.counter(meter, "platform", platform, "reply", reply.getClass().getSimpleName())
                .increment();
    }
}

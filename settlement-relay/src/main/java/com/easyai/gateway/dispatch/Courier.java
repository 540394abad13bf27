package com.easyai.gateway.dispatch;

import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import java.util.List;

/** What one kind of delivery is: where due ones come from, and how one is made and marked. */
public interface Courier<D> {
    DeliveryKind kind();

    /** The most deliveries under way at once. */
    int places();

    /** While it is open nothing is claimed. */
    Circuit circuit();

    List<D> claim(int max);

    DeliveryClaim claimOf(D delivery);

    /** Makes one delivery and marks what came of it. What it throws was not marked. */
    Outcome deliver(D delivery);
}

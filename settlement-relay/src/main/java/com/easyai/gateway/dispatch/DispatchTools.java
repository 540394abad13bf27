package com.easyai.gateway.dispatch;

import com.easyai.gateway.outbox.PostponeDelivery;

/** What every loop works with. {@code probes} are let through while a circuit is half open. */
record DispatchTools(PostponeDelivery postpone, Bells bells, DeliveryMeters meters, int probes) {}

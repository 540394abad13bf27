package com.easyai.gateway.offering;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.util.List;

/** Who can answer a call at which price; {@code pricesJson} is the snapshot as its row keeps it. */
public record Offer(Catalogue catalogue, List<Offering> offerings, PriceSnapshot prices, String pricesJson) {}

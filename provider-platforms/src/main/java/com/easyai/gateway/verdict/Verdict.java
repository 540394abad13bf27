package com.easyai.gateway.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** GO without any reason against it, or NO_GO with each of them in a sentence that holds its numbers. */
public record Verdict(Decision decision, List<String> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Named as the contract does. */
    public enum Decision {
        GO,
        NO_GO
    }

    public static Verdict of(List<String> reasonsAgainst) {
        return new Verdict(reasonsAgainst.isEmpty() ? Decision.GO : Decision.NO_GO, reasonsAgainst);
    }

    @JsonIgnore
    public boolean isGo() {
        return decision == Decision.GO;
    }
}

package com.easyai.gateway.charging;

/** What an answer to a settlement means (contract 1.3). */
enum SettlementVerdict {
    /** Charged, now or by an earlier try. */
    DONE,
    /** The user cannot pay. */
    REFUSED,
    /** Never as it is. */
    NOT_ACCEPTED,
    /** Perhaps charged, perhaps not: the same again. */
    UNKNOWN;

    static SettlementVerdict of(int status) {
        return switch (status) {
            case 409 -> DONE;
            case 402 -> REFUSED;
            case 408, 425, 429 -> UNKNOWN;
            default -> ofClass(status / 100);
        };
    }

    /** Redirects are not in the contract; nothing was said about the charge. */
    private static SettlementVerdict ofClass(int hundreds) {
        return switch (hundreds) {
            case 2 -> DONE;
            case 4 -> NOT_ACCEPTED;
            default -> UNKNOWN;
        };
    }
}

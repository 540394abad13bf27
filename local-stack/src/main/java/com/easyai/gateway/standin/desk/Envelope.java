package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.web.Reply;

/** How a provider words its errors. */
public interface Envelope {
    Reply unauthorised();

    /** The body is not one JSON object, or not a complete form. */
    Reply unreadable();

    Reply problem(Problem problem);

    Reply unknownModel(String model);

    Reply fault(Fault fault);
}

package com.easyai.gateway.formdata;

import java.nio.ByteBuffer;

/** One part of a form; its bytes are a view of the form's. */
record FormPart(String name, boolean isFile, ByteBuffer bytes) {}

package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.FileStore;
import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of the S3 protocol that reading needs, over the stored files: one bucket, path style, GET and HEAD of an
 * object and a listing. Signatures are not looked at. It exists so that a test can read what arrived with a client that
 * has nothing to do with us.
 */
public final class S3Door {
    public static final String BUCKET = "files";
    private static final int MOST_LISTED = 1000;

    private final FileStore files;

    S3Door(FileStore files) {
        this.files = files;
    }

    Routes routes() {
        return new Routes()
                .on("GET", "/" + BUCKET + "/{key}", this::object)
                .on("HEAD", "/" + BUCKET + "/{key}", this::object)
                .on("GET", "/" + BUCKET, exchange -> listing())
                .on("HEAD", "/" + BUCKET, exchange -> Reply.empty(200));
    }

    private Reply object(Exchange exchange) {
        return files.find(exchange.pathPart("key"))
                .map(file -> files.reply(file).with("ETag", '"' + file.sha256() + '"'))
                .orElseGet(() -> Reply.text(
                        404,
                        "application/xml",
                        "<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message></Error>"));
    }

    private Reply listing() {
        List<StoredFile> newest = files.latest(MOST_LISTED);
        String objects = newest.stream()
                .map(file ->
                        "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>\"%s\"</ETag><Size>%d</Size></Contents>"
                                .formatted(file.key(), file.receivedAt(), file.sha256(), file.bytes()))
                .collect(Collectors.joining());
        return Reply.text(
                200,
                "application/xml",
                "<ListBucketResult><Name>%s</Name><KeyCount>%d</KeyCount><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
                        .formatted(BUCKET, newest.size(), objects));
    }
}

package com.easyai.gateway.standin.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A video of one frame that lasts a second: ftyp, moov with one track of PNG pictures (object type 0x6D of ISO 14496-1,
 * which common players decode), mdat with the picture, then any padding.
 */
final class Mp4 {
    private static final int TIMESCALE = 1000;
    private static final int DURATION = 1000;
    private static final int IDENTITY_ONE = 0x00010000;

    private Mp4() {}

    static Parts parts(int width, int height, String marker) {
        Parts frame = Png.parts(width, height, marker);
        byte[] picture = Png.join(frame.head(), frame.tail());
        byte[] ftyp = box("ftyp", Png.join(ascii("isom"), ints(0x200), ascii("isomiso2mp41")));
        int moovLength = moov(width, height, picture.length, 0).length;
        byte[] moov = moov(width, height, picture.length, ftyp.length + moovLength + 8);
        return new Parts(Png.join(ftyp, moov, box("mdat", picture)), Padding.MP4_BOXES, new byte[0]);
    }

    private static byte[] moov(int width, int height, int sampleLength, int sampleOffset) {
        byte[] mvhd = box(
                "mvhd",
                Png.join(
                        ints(0, 0, 0, TIMESCALE, DURATION, IDENTITY_ONE, 0x01000000, 0, 0),
                        matrix(),
                        ints(0, 0, 0, 0, 0, 0, 2)));
        byte[] tkhd = box(
                "tkhd", Png.join(ints(7, 0, 0, 1, 0, DURATION, 0, 0, 0, 0), matrix(), ints(width << 16, height << 16)));
        byte[] mdia = box(
                "mdia",
                Png.join(
                        box("mdhd", ints(0, 0, 0, TIMESCALE, DURATION, 0x55C40000)),
                        box("hdlr", Png.join(ints(0, 0), ascii("vide"), ints(0, 0, 0), ascii("Video\0"))),
                        minf(width, height, sampleLength, sampleOffset)));
        return box("moov", Png.join(mvhd, box("trak", Png.join(tkhd, mdia))));
    }

    private static byte[] minf(int width, int height, int sampleLength, int sampleOffset) {
        byte[] dinf = box("dinf", box("dref", Png.join(ints(0, 1), box("url ", ints(1)))));
        byte[] stbl = box(
                "stbl",
                Png.join(
                        box("stsd", Png.join(ints(0, 1), sampleEntry(width, height))),
                        box("stts", ints(0, 1, 1, DURATION)),
                        box("stsc", ints(0, 1, 1, 1, 1)),
                        box("stsz", ints(0, 0, 1, sampleLength)),
                        box("stco", ints(0, 1, sampleOffset))));
        return box("minf", Png.join(box("vmhd", ints(1, 0, 0)), dinf, stbl));
    }

    private static byte[] sampleEntry(int width, int height) {
        byte[] entry = ByteBuffer.allocate(78)
                .putShort(6, (short) 1)
                .putShort(24, (short) width)
                .putShort(26, (short) height)
                .putInt(28, 0x00480000)
                .putInt(32, 0x00480000)
                .putShort(40, (short) 1)
                .putShort(74, (short) 24)
                .putShort(76, (short) -1)
                .array();
        return box("mp4v", Png.join(entry, box("esds", elementaryStream())));
    }

    /** ES descriptor 3 > decoder configuration 4 (object type 0x6D: PNG; visual stream), then the SL descriptor 6. */
    private static byte[] elementaryStream() {
        byte[] configuration = ByteBuffer.allocate(15)
                .put((byte) 4)
                .put((byte) 13)
                .put((byte) 0x6D)
                .put((byte) 0x11)
                .array();
        byte[] layer = {6, 1, 2};
        byte[] head = {3, (byte) (3 + configuration.length + layer.length), 0, 1, 0};
        return Png.join(ints(0), head, configuration, layer);
    }

    private static byte[] matrix() {
        return ints(IDENTITY_ONE, 0, 0, 0, IDENTITY_ONE, 0, 0, 0, 0x40000000);
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length + 8)
                .put(ascii(type))
                .put(content)
                .array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

using System.Runtime.InteropServices;
using Google.Protobuf;

namespace RedThread.Tests.Embeddings;

/// <summary>A model of one table, written as an ONNX file with its vocabulary: each token has a vector, and words that mean the same have the same one.</summary>
internal static class SmallModel
{
    public const int Dimensions = 8;

    private static readonly string[][] Meanings = [["固", "solid"], ["电", "解", "质", "electrolyte"], ["釉", "glaze"], ["视", "觉", "vision"], ["风", "wind"], ["控", "control"]];

    public static string WriteTo(string folder)
    {
        string[] vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. Meanings.SelectMany(m => m)];
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), vocabulary);
        var table = new float[vocabulary.Length * Dimensions];
        for (var meaning = 0; meaning < Meanings.Length; meaning++)
        {
            foreach (var token in Meanings[meaning])
                table[(Array.IndexOf(vocabulary, token) * Dimensions) + meaning] = 1;
        }
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Model(table, vocabulary.Length));
        return folder;
    }

    // ModelProto of onnx.proto, field by field: one Gather from the table.
    private static byte[] Model(float[] table, int rows) => Message(
        (1, 8L), (8, Message((1, ""), (2, 13L))),
        (7, Message(
            (1, Message((1, "table"), (1, "input_ids"), (2, "last_hidden_state"), (3, "look"), (4, "Gather"))),
            (2, "small"),
            (5, Message((1, (long)rows), (1, (long)Dimensions), (2, 1L), (8, "table"), (9, MemoryMarshal.AsBytes(table.AsSpan()).ToArray()))),
            (11, Value("input_ids", 7, Named("batch"), Named("tokens"))),
            (12, Value("last_hidden_state", 1, Named("batch"), Named("tokens"), Message((1, (long)Dimensions)))))));

    private static byte[] Named(string name) => Message((2, name));

    private static byte[] Value(string name, long type, params byte[][] dimensions) =>
        Message((1, name), (2, Message((1, Message((1, type), (2, Message([.. dimensions.Select(d => (1, (object)d))])))))));

    private static byte[] Message(params (int Field, object Value)[] fields)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            foreach (var (field, value) in fields)
            {
                output.WriteTag(field, value is long ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
                if (value is long number)
                    output.WriteInt64(number);
                else
                    output.WriteBytes(value is string text ? ByteString.CopyFromUtf8(text) : ByteString.CopyFrom((byte[])value));
            }
        }
        return stream.ToArray();
    }
}

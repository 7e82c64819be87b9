namespace Hongniang.Common;

/// <summary>An expected refusal: bad input, wrong state, not allowed, stale version. A bug is an exception instead.</summary>
/// <param name="Code">Stable identifier for programs, dotted, for example <c>need.title-too-long</c>.</param>
/// <param name="Text">The English sentence, which is also the key of its translation; may hold <c>{0}</c> placeholders.</param>
/// <param name="Field">The input's property that is wrong, or null when the whole request is refused.</param>
/// <param name="Args">Values for the placeholders; formatted in the reader's culture.</param>
public sealed record Problem(string Code, string Text, string? Field = null, params object[] Args)
{
    /// <summary>The record was changed by somebody else since the form was opened.</summary>
    public static Problem Stale(string who) =>
        new("stale", "{0} changed this record while you were editing. Look at the new version and try again.", null, who);

    public static Problem NotFound() => new("not-found", "This record does not exist, or is not yours to see.");

    public static Problem NotAllowed() => new("not-allowed", "Your role may not do this.");

    public static Problem Required(string field) => new("required", "This field is required.", field);

    public static Problem TooLong(string field, int most) => new("too-long", "At most {0} characters.", field, most);

    public override string ToString() => Args.Length == 0 ? Text : string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, Args);
}

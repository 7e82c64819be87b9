namespace Hongniang.Web.Shell;

/// <summary>How far a long work has got, for the page that waits for it.</summary>
/// <param name="IsOpen">Waiting or going on; when it is not, the page shows the result.</param>
/// <param name="Text">The count of what is done, in the person's way of writing numbers.</param>
/// <param name="Doing">What it is doing, in the person's language; null where the page says one thing all the while.</param>
/// <param name="State">The state in the person's language.</param>
internal sealed record RunProgress(bool IsOpen, int Done, int Total, string Text, string? Doing = null, string? State = null);

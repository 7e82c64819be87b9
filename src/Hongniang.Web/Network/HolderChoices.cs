using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network;

/// <summary>The associations that may look after a record, for a form.</summary>
internal static class HolderChoices
{
    public static async Task<IReadOnlyList<Choice>> LoadAsync(HongniangDb db, CancellationToken ct) =>
        [.. (await OrganizationLookup.HoldersAsync(db, ct)).Select(h => new Choice(h.Id.ToString(), h.Name))];

    /// <summary>The present holder stays a choice though it lies outside the reader's territory.</summary>
    public static IReadOnlyList<Choice> With(IReadOnlyList<Choice> choices, OrganizationId? present, string? name) =>
        present is not { } id || id.Value == Guid.Empty || string.IsNullOrEmpty(name) || choices.Any(c => c.Value == id.ToString()) ? choices : [new Choice(id.ToString(), name), .. choices];
}

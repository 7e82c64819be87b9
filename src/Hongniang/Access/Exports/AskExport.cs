using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Access.Exports;

/// <summary>Asks to take a long list with personal data; whoever decides reads why.</summary>
public sealed class AskExport(HongniangDb db, AssociationClock clock)
{
    /// <param name="Address">A path of ours, checked by the caller; with the filters.</param>
    /// <param name="Rows">As the caller counted them.</param>
    public sealed record Input(string List, string Address, int Rows, string? Reason);

    /// <returns>The id of the request.</returns>
    public async Task<Result<Guid>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayImport) || actor is not { AccountId: { } account, OrganizationId: { } organization })
        {
            return Problem.NotAllowed();
        }

        var reason = Texts.Clean(input.Reason);
        if (reason is null)
        {
            return Problem.Required("Reason");
        }

        if (reason.Length > ExportRequest.MaxReason || input.Address.Length > ExportRequest.MaxAddress)
        {
            return Problem.TooLong("Reason", ExportRequest.MaxReason);
        }

        var request = ExportRequest.Ask(new ExportRequest
        {
            Id = clock.NewId(), AccountId = account, AccountName = actor.Name, HolderId = new OrganizationId(organization), List = input.List, Address = input.Address, Rows = input.Rows,
            Reason = reason, CreatedAt = clock.Now,
        });
        db.ExportRequests.Add(request);
        db.Record(new JournalDraft(actor, clock.Now, nameof(ExportRequest), request.Id, request.List, "Asked") { After = new { request.Rows }, Reason = reason });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? request.Id : Result<Guid>.Refused(saved.Problems);
    }
}

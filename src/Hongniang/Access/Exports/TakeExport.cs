using System.Text.RegularExpressions;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access.Exports;

/// <summary>Writes down that a list leaves the system, before its first row does. A long one with personal data needs its approval.</summary>
public sealed partial class TakeExport(HongniangDb db, AssociationClock clock)
{
    /// <param name="List">A word's key.</param>
    /// <param name="Address">The list's address with its filters, without the approval.</param>
    /// <param name="Rows">Null when not counted, because the list holds no personal data.</param>
    /// <param name="Approval">The request that a second person approved.</param>
    public sealed record Input(string List, string Address, int? Rows, Guid? Approval);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.AccountId is not { } account)
        {
            return Problem.NotAllowed();
        }

        if (input.Approval is { } id)
        {
            var request = await db.ExportRequests.SingleOrDefaultAsync(r => r.Id == id && r.Address == input.Address, ct);
            if (request is null)
            {
                return Problem.NotFound();
            }

            if (ExportRules.ReasonNotToTake(request, actor, clock.Now) is { } problem)
            {
                return problem;
            }

            request.TakenAt = clock.Now;
        }
        else if (input.Rows > ExportRequest.FreeRows)
        {
            return new Problem("export.waits", "A second person has to approve it first.");
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account, actor.Name, "ListExported") { After = new { input.List, Address = WithoutWords(input.Address), input.Rows, input.Approval } });
        return await db.CommitAsync(ct);
    }

    // What was searched for may be a person's name, which the journal does not hold.
    private static string WithoutWords(string address) => Words().Replace(address, "$1=…");

    [GeneratedRegex(@"(?<=[?&])(words|q)=[^&]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}

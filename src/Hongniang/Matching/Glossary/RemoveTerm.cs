using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Glossary;

/// <summary>Takes a pair out of the glossary; the journal remembers it.</summary>
public sealed class RemoveTerm(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        if (GlossaryTermDesk.ReasonNotToChange(actor) is { } refused)
        {
            return refused;
        }

        if (await db.GlossaryTerms.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } term)
        {
            return Problem.NotFound();
        }

        db.GlossaryTerms.Remove(term);
        GlossaryTermDesk.Record(db, term, actor, clock.Now, "Removed", before: new { term.Chinese, term.English });
        return await db.CommitAsync(ct);
    }
}

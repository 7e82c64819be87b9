using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Glossary;

/// <summary>Corrects a pair.</summary>
public sealed class ChangeTerm(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(Guid Id, int Version, string? Chinese, string? English);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (GlossaryTermDesk.ReasonNotToChange(actor) is { } refused)
        {
            return refused;
        }

        if (await db.GlossaryTerms.SingleOrDefaultAsync(t => t.Id == input.Id, ct) is not { } term)
        {
            return Problem.NotFound();
        }

        if (term.Version != input.Version)
        {
            return await db.StaleAsync(term.Id, ct);
        }

        var (chinese, english) = (Texts.Clean(input.Chinese), Texts.Clean(input.English));
        if (GlossaryTermDesk.Check(chinese, english) is { Count: > 0 } problems)
        {
            return Result.From(problems);
        }

        if (await GlossaryTermDesk.FindAsync(db, chinese! /* why: checked above */, english! /* why: checked above */, ct) is { } known && known.Id != term.Id)
        {
            return GlossaryTermDesk.Known();
        }

        var before = new { term.Chinese, term.English };
        (term.Chinese, term.English, term.UpdatedAt, term.UpdatedByName) = (chinese!, english! /* why: checked above */, clock.Now, actor.Name);
        GlossaryTermDesk.Record(db, term, actor, clock.Now, "Changed", before, new { term.Chinese, term.English });
        return await db.CommitAsync(ct);
    }
}

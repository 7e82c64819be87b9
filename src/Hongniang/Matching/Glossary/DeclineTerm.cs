using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching.Glossary;

/// <summary>Declines a pair that records gave: it is not proposed again.</summary>
public sealed class DeclineTerm(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string? Chinese, string? English, string? SourceNumber);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (GlossaryTermDesk.ReasonNotToChange(actor) is { } refused)
        {
            return refused;
        }

        var (chinese, english) = (Texts.Clean(input.Chinese), Texts.Clean(input.English));
        if (GlossaryTermDesk.Check(chinese, english) is { Count: > 0 } problems)
        {
            return Result.From(problems);
        }

        if (await GlossaryTermDesk.FindAsync(db, chinese! /* why: checked above */, english! /* why: checked above */, ct) is not null)
        {
            return GlossaryTermDesk.Known();
        }

        var term = new GlossaryTerm
        {
            Id = clock.NewId(), Chinese = chinese!, English = english! /* why: checked above */, State = TermState.Declined, Source = TermSource.Record,
            SourceNumber = HumanNumber.TryParse(input.SourceNumber, out var number) ? number : null, UpdatedAt = clock.Now, UpdatedByName = actor.Name,
        };
        db.GlossaryTerms.Add(term);
        GlossaryTermDesk.Record(db, term, actor, clock.Now, "Declined", after: new { term.Chinese, term.English });
        return await db.CommitAsync(ct);
    }
}

using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching.Glossary;

/// <summary>Adds a pair by hand, or adopts one that a record gave. A declined pair is taken into use again.</summary>
public sealed class AddTerm(HongniangDb db, AssociationClock clock)
{
    /// <param name="SourceNumber">The record that gave the pair; null where a person wrote it.</param>
    public sealed record Input(string? Chinese, string? English, string? SourceNumber = null);

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

        var source = HumanNumber.TryParse(input.SourceNumber, out var number) ? number : null;
        if (await GlossaryTermDesk.FindAsync(db, chinese! /* why: checked above */, english! /* why: checked above */, ct) is { } known)
        {
            if (known.State is TermState.InUse)
            {
                return GlossaryTermDesk.Known();
            }

            (known.State, known.UpdatedAt, known.UpdatedByName) = (TermState.InUse, clock.Now, actor.Name);
            GlossaryTermDesk.Record(db, known, actor, clock.Now, "Added", after: new { known.Chinese, known.English });
            return await db.CommitAsync(ct);
        }

        var term = new GlossaryTerm
        {
            Id = clock.NewId(), Chinese = chinese!, English = english! /* why: checked above */, State = TermState.InUse, Source = source is null ? TermSource.Entered : TermSource.Record,
            SourceNumber = source, UpdatedAt = clock.Now, UpdatedByName = actor.Name,
        };
        db.GlossaryTerms.Add(term);
        GlossaryTermDesk.Record(db, term, actor, clock.Now, source is null ? "Added" : "Adopted", after: new { term.Chinese, term.English, Source = source });
        return await db.CommitAsync(ct);
    }
}

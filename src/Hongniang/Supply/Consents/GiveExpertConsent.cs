using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Supply.Consents;

/// <summary>Takes down that an expert agreed, anew or for a longer time: by the person signed in, or by staff to whom it was told. Whether the record is published stays as it is.</summary>
public sealed class GiveExpertConsent(HongniangDb db, AssociationClock clock)
{
    /// <param name="Version">The version that staff's form was opened on.</param>
    public sealed record Input(string? Number, int? Version, ConsentStatement Statement);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ConsentDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var expert = taken.Value;
        var isOwn = ConsentDesk.IsOwn(db.Scope, expert, actor);
        var statement = isOwn
            ? ConsentStatement.InPerson(actor.Name, clock.Today, input.Statement.Until, input.Statement.TextVersion)
            : input.Statement with { GivenBy = Texts.Clean(input.Statement.GivenBy) ?? expert.Name, Source = Texts.Clean(input.Statement.Source) };
        List<Problem> problems = [.. statement.Check(clock.Today)];
        if (!isOwn && statement.Channel is Access.ConsentChannel.Online)
        {
            problems.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(statement.Channel)));
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        await ConsentDesk.EndOpenAsync(db, expert, ConsentEnding.Replaced, null, actor, clock, ct);
        ConsentDesk.Add(db, expert, statement, actor, clock);
        return await db.CommitAsync(ct);
    }
}

using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Gives an application the points of one reviewer.</summary>
public sealed class ScoreStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, int? Need, int? Team, int? Plan, int? Support, string? Comment);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, _ => null, ct, isReview: true);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, comment) = (taken.Value, Texts.Clean(input.Comment));
        var checks = new FactChecks().Optional(comment, 1000, nameof(input.Comment));
        foreach (var (points, field) in new[] { (input.Need, nameof(input.Need)), (input.Team, nameof(input.Team)), (input.Plan, nameof(input.Plan)), (input.Support, nameof(input.Support)) })
        {
            checks.Add(points is >= 0 and <= ScoreSheet.MostPoints ? null : new Problem("score.range", "Points are whole numbers from 0 to {0}.", field, ScoreSheet.MostPoints));
        }

        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var sheet = new ScoreSheet
        {
            Id = clock.NewId(), Need = input.Need!.Value, Team = input.Team!.Value, Plan = input.Plan!.Value, Support = input.Support!.Value /* why: all checked */, Comment = comment,
            ReviewerId = actor.AccountId, ReviewerName = actor.Name, RecordedAt = clock.Now,
        };
        station.ScoreSheets.Add(sheet);
        db.Add(sheet); // why: a child with a key made in code would be taken for an old one
        StationDesk.Record(db, station, actor, clock.Now, "Scored", after: new { sheet.Total });
        return await db.CommitAsync(ct);
    }
}

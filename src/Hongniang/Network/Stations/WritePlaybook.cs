using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Writes down how a proven station works, so that others can copy it. The whole network reads it from then on.</summary>
public sealed class WritePlaybook(HongniangDb db, AssociationClock clock)
{
    public const int MaxText = 6000;

    public sealed record Input(string Number, int Version, string? Text);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToWritePlaybook, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, text) = (taken.Value, Texts.Clean(input.Text));
        var checks = new FactChecks().Required(text, MaxText, "Text").Unclassified("Text", text);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        station.WritePlaybook(text!); // why: checked above
        StationDesk.Record(db, station, actor, clock.Now, "PlaybookWritten", after: new { Length = text!.Length });
        return await db.CommitAsync(ct);
    }
}

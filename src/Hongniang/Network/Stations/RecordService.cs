using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Writes down a service of a running station: for one enterprise, or for many.</summary>
public sealed class RecordService(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, DateOnly? HeldOn, string? Summary, string? EnterpriseName, string? RecordNumber);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToCheck, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, summary, enterprise) = (taken.Value, Texts.Clean(input.Summary), Texts.Clean(input.EnterpriseName));
        var record = Texts.Clean(input.RecordNumber) is { } typed ? HumanNumber.TryParse(typed, out var number) ? number : "" : null;
        var checks = StationDesk.CheckPast(new FactChecks(), input.HeldOn, clock.Today, nameof(input.HeldOn))
            .Required(summary, StationService.MaxSummary, nameof(input.Summary)).Unclassified(nameof(input.Summary), summary).Optional(enterprise, Organization.MaxName, nameof(input.EnterpriseName))
            .Add(record is "" ? new Problem("number.unknown", "This is no number of a record: {0}.", nameof(input.RecordNumber), input.RecordNumber!) : null); // why: empty only where something was typed
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        // The register's name where it is known, so that one enterprise counts once.
        var known = await OrganizationLookup.FindAsync(db, enterprise, ct);
        var service = new StationService
        {
            Id = clock.NewId(), HeldOn = input.HeldOn!.Value, Summary = summary! /* why: both checked */, EnterpriseName = known?.Name ?? enterprise, RecordNumber = record, RecordedByName = actor.Name, RecordedAt = clock.Now,
        };
        station.Services.Add(service);
        db.Add(service); // why: a child with a key made in code would be taken for an old one
        StationDesk.Record(db, station, actor, clock.Now, "ServiceRecorded", after: new { service.HeldOn, service.Summary, service.EnterpriseName, Record = record });
        return await db.CommitAsync(ct);
    }
}

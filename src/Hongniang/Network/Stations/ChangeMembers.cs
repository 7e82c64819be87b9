using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>Takes somebody into a team or station, or out of it.</summary>
public sealed class ChangeMembers(HongniangDb db, AssociationClock clock)
{
    public const int Most = 100;

    /// <param name="ExpertNumber">Of the expert's record; empty for others.</param>
    public sealed record Newcomer(string? Name, StationRole? Role, string? ExpertNumber, string? OrganizationName, bool IsAcademician);

    public async Task<Result> AddAsync(string number, int version, Newcomer newcomer, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        var taken = await StationDesk.TakeAsync(db, number, version, actor, StationRules.ReasonNotToClose, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, name, unit) = (taken.Value, Texts.Clean(newcomer.Name), Texts.Clean(newcomer.OrganizationName));
        var expert = Texts.Clean(newcomer.ExpertNumber) is { } typed ? HumanNumber.TryParse(typed, out var written) && written.StartsWith(HumanNumber.Expert, StringComparison.Ordinal) ? written : "" : null;
        var checks = new FactChecks().Required(name, StationMember.MaxName, nameof(newcomer.Name)).Optional(unit, Organization.MaxName, nameof(newcomer.OrganizationName))
            .Add(newcomer.Role is { } role && Enum.IsDefined(role) ? null : new Problem("choice.unknown", "Please choose one of the list.", nameof(newcomer.Role)))
            .Add(expert is "" ? new Problem("number.unknown", "This is no number of a record: {0}.", nameof(newcomer.ExpertNumber), newcomer.ExpertNumber!) : null) // why: empty only where something was typed
            .Add(station.Members.Exists(m => m.Name == name && m.OrganizationName == unit) ? new Problem("member.known", "This person is a member already.", nameof(newcomer.Name)) : null)
            .Add(station.Members.Count >= Most ? new Problem("too-many", "At most {0} entries.", nameof(newcomer.Name), Most) : null);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var member = new StationMember { Id = clock.NewId(), Name = name!, Role = newcomer.Role!.Value /* why: both checked */, ExpertNumber = expert, OrganizationName = unit, IsAcademician = newcomer.IsAcademician };
        station.Members.Add(member);
        db.Add(member); // why: a child with a key made in code would be taken for an old one
        StationDesk.Record(db, station, actor, clock.Now, "MemberAdded", after: new { Name = name, member.Role });
        return await db.CommitAsync(ct);
    }

    public async Task<Result> RemoveAsync(string number, int version, Guid member, Actor actor, CancellationToken ct)
    {
        var taken = await StationDesk.TakeAsync(db, number, version, actor, StationRules.ReasonNotToClose, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (taken.Value.Members.Find(m => m.Id == member) is not { } leaving)
        {
            return Problem.NotFound();
        }

        db.Remove(leaving);
        StationDesk.Record(db, taken.Value, actor, clock.Now, "MemberRemoved", new { leaving.Name, leaving.Role });
        return await db.CommitAsync(ct);
    }
}

using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Managers;

/// <summary>What a person typed of a technology manager, and reading it.</summary>
/// <param name="Name">Empty takes the account's.</param>
/// <param name="Employer">A unit of the register: number, credit code or name.</param>
/// <param name="Fields">Names or codes of industries, separated by a comma.</param>
public sealed record ManagerText(
    string? Name, Guid? AccountId, string? Employer, string? RegionCode, ManagerLevel? Level, string? CertificateNumber, string? CertificateIssuer, DateOnly? CertifiedOn,
    DateOnly? CertifiedUntil, string? Fields, int? LoadCap, string? Note)
{
    public sealed record Colleague(Guid Id, string Name);

    /// <summary>The accounts of an association that work needs, and have no other entry in the register.</summary>
    /// <param name="present">The entry that is being changed.</param>
    public static async Task<IReadOnlyList<Colleague>> AccountsAsync(HongniangDb db, OrganizationId holder, Guid? present, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Users.AsNoTracking()
            .Where(a => a.OrganizationId == holder && a.ClosedAt == null && (a.Role == Role.TechnologyManager || a.Role == Role.Officer)
                && !db.TechnologyManagers.IgnoreQueryFilters().Any(m => m.AccountId == a.Id && m.Id != present)) // why: one entry for an account, wherever it is kept
            .OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Select(a => new Colleague(a.Id, a.DisplayName)).ToListAsync(ct);
    }

    internal async Task<Result<TechnologyManager.Facts>> ReadAsync(HongniangDb db, OrganizationId holder, TechnologyManager? present, DateOnly today, CancellationToken ct)
    {
        var (name, employer, region) = (Texts.Clean(Name), Texts.Clean(Employer), Texts.Clean(RegionCode));
        var (number, issuer, note) = (Texts.Clean(CertificateNumber), Texts.Clean(CertificateIssuer), Texts.Clean(Note));
        var account = AccountId is { } id && id != present?.AccountId ? (await AccountsAsync(db, holder, present?.Id, ct)).FirstOrDefault(a => a.Id == id) : null;
        var unit = await OrganizationLookup.FindAsync(db, employer, ct);
        var fields = Industries.ReadMany(Fields).ToList();
        name ??= account?.Name;
        var checks = new FactChecks().Required(name, TechnologyManager.MaxName, nameof(Name)).Region(region, nameof(RegionCode))
            .Optional(number, 60, nameof(CertificateNumber)).Optional(issuer, 120, nameof(CertificateIssuer)).Optional(note, TechnologyManager.MaxNote, nameof(Note)).Unclassified(nameof(Note), note)
            .Add(AccountId is not null && AccountId != present?.AccountId && account is null ? new Problem("choice.unknown", "Please choose one of the list.", nameof(AccountId)) : null)
            .Add(employer is not null && unit is null ? new Problem("organization.unknown", "There is no such unit in your sight, or more than one of this name. Register it first, or write its number.", nameof(Employer)) : null)
            .Add(fields.Find(f => f.Code is null) is { Typed: { } unknown } ? new Problem("industry.unknown-name", "There is no industry called “{0}”. Write its name or code of GB/T 4754.", nameof(Fields), unknown) : null)
            .Add(fields.Count > TechnologyManager.MostFields ? new Problem("too-many", "At most {0} entries.", nameof(Fields), TechnologyManager.MostFields) : null)
            .Add(LoadCap is >= 1 and <= TechnologyManager.GreatestLoad ? null : new Problem("assignment.range", "A whole number from {0} to {1}.", nameof(LoadCap), 1, TechnologyManager.GreatestLoad));
        CheckCertificate(checks, number, issuer, today);
        return checks.Problems.Count > 0 ? Result<TechnologyManager.Facts>.Refused(checks.Problems)
            : new TechnologyManager.Facts(name!, AccountId, unit?.Id, region!, Level, number, issuer, CertifiedOn, CertifiedUntil,
                Separated.Join(string.Join(';', fields.Select(f => f.Code))), LoadCap!.Value /* why: all checked */, note);
    }

    /// <summary>A level is what a certificate says: it needs the whole of one, and without one there is no level.</summary>
    private void CheckCertificate(FactChecks checks, string? number, string? issuer, DateOnly today)
    {
        var any = Level is not null || number is not null || issuer is not null || CertifiedOn is not null || CertifiedUntil is not null;
        if (!any)
        {
            return;
        }

        checks.Add(Level is { } level && Enum.IsDefined(level) ? null : Problem.Required(nameof(Level)))
            .Add(number is null ? Problem.Required(nameof(CertificateNumber)) : null)
            .Add(issuer is null ? Problem.Required(nameof(CertificateIssuer)) : null)
            .Add(CertifiedOn is not { } on ? Problem.Required(nameof(CertifiedOn)) : on > today ? new Problem("date.future", "This day is still to come.", nameof(CertifiedOn)) : null)
            .Add(CertifiedUntil < CertifiedOn ? new Problem("certificate.until", "The certificate ends before it begins.", nameof(CertifiedUntil)) : null);
    }
}

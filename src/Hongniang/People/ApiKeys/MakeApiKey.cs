using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.ApiKeys;

/// <summary>An administrator makes a key for an organisation of the own territory. It is shown once.</summary>
public sealed class MakeApiKey(HongniangDb db, AssociationClock clock)
{
    /// <param name="Organization">Number, full name or credit code.</param>
    public sealed record Input(string? Name, string? Organization, IReadOnlyList<ApiScope> Scopes, DateOnly? Until);

    /// <returns>The key itself.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayManageAccounts))
        {
            return Problem.NotAllowed();
        }

        var name = Texts.Clean(input.Name);
        var checks = new FactChecks().Required(name, ApiKey.MaxName, nameof(input.Name));
        if (input.Scopes.Count == 0 || input.Scopes.Any(s => !Enum.IsDefined(s)))
        {
            checks.Add(new Problem("api-key.scopes", "Choose at least one.", nameof(input.Scopes)));
        }

        if (input.Until is not { } until || until <= clock.Today || until > clock.Today.AddDays(ApiKey.MostDays))
        {
            checks.Add(new Problem("api-key.until", "Between tomorrow and {0} days from now.", nameof(input.Until), ApiKey.MostDays));
        }

        var unit = await UnitAsync(Texts.Clean(input.Organization), ct);
        if (unit is null)
        {
            checks.Add(new Problem("account.organization", "There is no organisation of this number, name or credit code in your territory.", nameof(input.Organization)));
        }

        if (checks.Problems.Count > 0)
        {
            return Result<string>.Refused(checks.Problems);
        }

        var secret = ApiKey.NewSecret();
        var key = new ApiKey
        {
            Id = clock.NewId(), Name = name!, Beginning = ApiKey.BeginningOf(secret), Hash = ApiKey.HashOf(secret), OrganizationId = unit!.Value, Scopes = [.. input.Scopes.Distinct().Order()], // why: checked
            CreatedAt = clock.Now, CreatedByName = actor.Name, ExpiresAt = clock.StartOf(input.Until!.Value.AddDays(1)), // why: checked
        };
        db.ApiKeys.Add(key);
        db.Record(new JournalDraft(actor, clock.Now, nameof(ApiKey), key.Id, key.Name, "Made") { After = new { key.Beginning, key.Scopes, key.ExpiresAt } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Problems);
    }

    private async Task<OrganizationId?> UnitAsync(string? text, CancellationToken ct)
    {
        var upper = text?.ToUpperInvariant();
        var units = WatchedAccounts.Units(db);
        var found = await db.Organizations.IgnoreQueryFilters().Where(o => units.Contains(o.Id) && (o.Name == text || o.Number == upper || o.Uscc == upper)) // why: as WatchedAccounts
            .OrderBy(o => o.Number).Select(o => o.Id).Take(2).ToListAsync(ct);
        return found is [var unit] ? unit : null;
    }
}

using Hongniang.Access;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tests.People;

/// <summary>People whose own place is at one organisation and who act for another by a membership.</summary>
internal static class FurtherPost
{
    /// <summary>The account's own place becomes that of a leader elsewhere; what it was it is by a membership.</summary>
    public static async Task GiveAsync(TestDatabase database, Guid account, OrganizationId elsewhere, CancellationToken ct)
    {
        await using var open = database.Open();
        var person = await open.Db.Users.SingleAsync(u => u.Id == account, ct);
        open.Db.Memberships.Add(new Membership { Id = database.Clock.NewId(), AccountId = account, OrganizationId = person.OrganizationId, Role = person.Role, GrantedAt = database.Clock.Now, GrantedByName = "测试" });
        person.Place(Role.Leader, elsewhere, null);
        await open.Db.SaveChangesAsync(ct);
    }

    public static async Task TakeAsync(TestDatabase database, Guid account, CancellationToken ct)
    {
        await using var open = database.Open();
        await open.Db.Memberships.Where(m => m.AccountId == account).ExecuteDeleteAsync(ct);
    }
}

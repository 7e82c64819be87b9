using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

/// <summary>What is searched in memory is seen by exactly those who see it in the database.</summary>
public sealed class SightTests
{
    [Fact]
    public async Task The_sight_in_memory_equals_the_filter_of_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync(NeedState.Draft);
        await world.NeedAsync(change: f => f with { EnterpriseId = null, EnterpriseName = "不在册的企业" });
        await world.NeedAsync(change: f => f with { EnterpriseId = world.OtherFirm, HolderId = world.Tianhe });
        var expert = Guid.Empty;
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            foreach (var holder in new[] { world.Guangzhou, world.Nanhai, world.Province })
            {
                await world.AchievementAsync(change: f => f with { Visibility = visibility, HolderId = holder });
                await world.AchievementAsync(change: f => f with { Visibility = visibility, HolderId = holder, OwnerId = world.Firm });
                await world.AchievementAsync(change: f => f with { Visibility = visibility, HolderId = holder, OwnerId = null });
                expert = (await world.ExpertAsync(change: f => f with { Visibility = visibility, HolderId = holder })).Id.Value;
                await world.ExpertAsync(change: f => f with { Visibility = visibility, HolderId = holder, HasConsent = false, OrganizationId = world.Firm });
            }
        }

        await using (var change = database.Open())
        {
            // A third of the supply is drafts, which only their holders see.
            await change.Db.Achievements.Where(a => a.HolderId == world.Guangzhou).ExecuteUpdateAsync(a => a.SetProperty(x => x.State, SupplyState.Draft));
            await change.Db.Experts.Where(e => e.HolderId == world.Guangzhou).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, SupplyState.Draft));
        }

        var set = await database.Services.GetRequiredService<MatchIndexes>().GetAsync(CancellationToken.None);

        Scope[] readers =
        [
            Scope.Everything, Scope.Nothing, Scope.Everything with { Territory = [world.Province] }, world.ScopeOf(world.Foshan, world.Nanhai), world.ScopeOf(world.Nanhai),
            world.ScopeOf(world.Guangzhou, world.Tianhe), world.ScopeOf(), new Scope { Own = world.Firm }, new Scope { Own = world.University }, new Scope { Own = world.Firm, SeesOpenResults = true },
            new Scope { OwnExpert = expert }, new Scope { OwnExpert = Guid.CreateVersion7(database.Clock.Now) },
        ];
        var seen = new List<int>();
        foreach (var reader in readers)
        {
            await using var open = database.Open(reader);
            var sight = new Sight(reader);

            set.Needs.Values.Where(sight.MaySee).Select(n => n.Number).Order().ShouldBe(await open.Db.Needs.Select(n => n.Number).OrderBy(n => n).ToListAsync());
            set.Candidates.Values.Where(sight.MaySee).Select(c => c.Number).Order(StringComparer.Ordinal).ShouldBe(
                (await open.Db.Achievements.Select(a => a.Number).Concat(open.Db.Experts.Select(e => e.Number)).ToListAsync()).Order(StringComparer.Ordinal));
            set.Organizations.Values.Where(sight.MaySee).Select(o => o.Number).Order().ShouldBe(await open.Db.Organizations.Select(o => o.Number).OrderBy(o => o).ToListAsync());
            seen.Add(set.Candidates.Values.Count(sight.MaySee));
        }

        seen.Distinct().Count().ShouldBeGreaterThan(5); // the readers really differ
    }
}

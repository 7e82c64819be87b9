using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;

namespace Hongniang.Testing;

/// <summary>A world in which every figure counts something, in more than one region and before as well as within this year.</summary>
public static class BusyWorld
{
    public static async Task<World> InAsync(TestDatabase database)
    {
        var world = await World.InAsync(database);
        await FillAsync(database, world);
        return world;
    }

    /// <param name="firstSerial">Where the numbers of engagements and contracts begin, for filling a second time.</param>
    public static async Task FillAsync(TestDatabase database, World world, int firstSerial = 0)
    {
        var road = new Road(database, firstSerial);
        var now = TestDatabase.Start;

        // 14 months ago: a need signed last year, followed up since.
        database.Time.AdjustTime(now.AddMonths(-14));
        var shared = await world.AchievementAsync();
        var expert = await world.ExpertAsync();
        var old = await world.NeedAsync();
        await road.EngageAsync(old, shared, JourneyTo.FollowedUp, deal: new Money(1_200_000m));

        // Spring of this year: one need in each state, in three units; contracts of both grades, one in dollars.
        database.Time.AdjustTime(now.AddMonths(-7));
        foreach (var holder in new[] { world.Nanhai, world.Foshan, world.Tianhe })
        {
            Need.Facts At(Need.Facts facts) => facts with { HolderId = holder };
            await world.NeedAsync(NeedState.Draft, At);
            await world.NeedAsync(NeedState.Submitted, At);
            await world.NeedAsync(NeedState.Accepted, At);
            await road.EngageAsync(await world.NeedAsync(change: At), shared, JourneyTo.Proposed);
            await road.EngageAsync(await world.NeedAsync(change: At), expert, JourneyTo.Introduced);
            await road.EngageAsync(await world.NeedAsync(change: At), expert, JourneyTo.Met);
            await road.EngageAsync(await world.NeedAsync(change: At), shared, JourneyTo.Lost);
        }

        var twice = await world.NeedAsync();
        await road.EngageAsync(twice, shared, JourneyTo.Signed, deal: new Money(300_000m));
        await road.EngageAsync(twice, expert, JourneyTo.FollowedUp, EvidenceGrade.E0, new Money(90_000m));
        await road.EngageAsync(await world.NeedAsync(change: f => f with { HolderId = world.Tianhe }), shared, JourneyTo.Signed, EvidenceGrade.E2, new Money(20_000m, "USD"));
        await road.IntendAsync(await world.NeedAsync(), shared, 80_000m);
        await DuplicateAsync(database, await world.NeedAsync(), old);

        // The same pair introduced again after a loss: one introduction.
        var again = await world.NeedAsync();
        await road.EngageAsync(again, shared, JourneyTo.Lost);
        database.Time.Advance(TimeSpan.FromDays(60));
        await road.EngageAsync(again, shared, JourneyTo.Introduced);

        // 169 days ago: published, so it expires in 11 days; and today's crop.
        database.Time.AdjustTime(now.AddDays(-169));
        await world.NeedAsync();
        database.Time.AdjustTime(now);
        await world.NeedAsync(NeedState.Submitted);
        await road.EngageAsync(await world.NeedAsync(), expert, JourneyTo.Proposed);
        await PartnersAsync(database, world, firstSerial);
        await StationsAsync(database, world, firstSerial);
    }

    /// <summary>A running station of each kind that figures count, in two territories.</summary>
    private static async Task StationsAsync(TestDatabase database, World world, int firstSerial)
    {
        await using var scope = database.Open();
        var (now, today) = (database.Clock.Now, database.Clock.Today);
        foreach (var (holder, kind, serial) in new[] { (world.Foshan, StationKind.TalentStation, 1), (world.Tianhe, StationKind.OverseasSite, 2) })
        {
            var station = ServiceStation.Apply(database.Clock.NewId(), HumanNumber.Format(HumanNumber.Station, 2026, 800_000 + serial + firstSerial), holder, kind, new ServiceStation.Facts
            {
                Name = $"测试站点{serial + firstSerial}", RegionCode = "440600", HostId = world.Firm, ResponsibleName = "测试红娘",
            }, now, today);
            station.Decide(isSelected: true, null, today);
            station.Agree(today, today.AddDays(40), null, today);
            station.Open(today);
            scope.Db.Stations.Add(station);
        }

        await scope.Db.SaveChangesAsync();
    }

    /// <summary>Two partnerships in two territories; one of them strategic, with a national society.</summary>
    private static async Task PartnersAsync(TestDatabase database, World world, int firstSerial)
    {
        await using var scope = database.Open();
        var (now, today, db) = (database.Clock.Now, database.Clock.Today, scope.Db);
        var society = new OrganizationId(database.Clock.NewId());
        db.Organizations.Add(Organization.Register(society, HumanNumber.Format(HumanNumber.Organization, 2026, 800_001 + firstSerial), new Organization.Facts
        {
            Name = $"全国测试学会{firstSerial}", Kind = OrganizationKind.Society, Level = OrganizationLevel.National, HolderId = world.Province, RegionCode = "440000",
        }, now));
        foreach (var (holder, partner, serial) in new[] { (world.Foshan, society, 1), (world.Tianhe, world.University, 2) })
        {
            if (firstSerial > 0 && partner == world.University)
            {
                continue; // the same pair is partners once
            }

            var partnership = Partnership.Start(database.Clock.NewId(), HumanNumber.Format(HumanNumber.Partnership, 2026, 800_000 + serial + firstSerial), holder, holder, partner,
                new Partnership.Facts(today.AddDays(-400), null, null, "测试红娘"), now);
            partnership.Grant(serial == 1 ? PartnershipLevel.Strategic : PartnershipLevel.Contact, today.AddDays(-30));
            db.Partnerships.Add(partnership);
            if (serial == 1)
            {
                db.Agreements.Add(new Agreement
                {
                    Id = database.Clock.NewId(), Number = HumanNumber.Format(HumanNumber.Agreement, 2026, 800_001 + firstSerial), PartnershipId = partnership.Id, HolderId = holder, Kind = AgreementKind.Strategic,
                    Title = "战略合作协议", SignedOn = today.AddDays(-300), ValidUntil = today.AddDays(60), RecordedByName = "测试红娘", RecordedAt = now,
                });
            }
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The readers who see figures: the whole province, a city with its county, a county.</summary>
    public static Scope ReaderOf(World world, string reader) => reader switch
    {
        "province" => Scope.Everything with { Territory = [world.Province] },
        "city" => world.ScopeOf(world.Foshan, world.Nanhai),
        "county" => world.ScopeOf(world.Tianhe),
        _ => throw new ArgumentOutOfRangeException(nameof(reader), reader, null),
    };

    private static async Task DuplicateAsync(TestDatabase database, Need need, Need kept)
    {
        await using var scope = database.Open();
        scope.Db.Needs.Attach(need);
        need.CloseAsDuplicateOf(kept.Id, null, database.Clock.Now);
        await scope.Db.SaveChangesAsync();
    }
}

using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Hongniang.Tests.Engagements.Learning;

/// <summary>Needs with two achievements each, judged: one nearer by its text, one that offers the way of working together that the need asks for. Nonsense texts, so that no two needs are alike.</summary>
internal static class JudgedStage
{
    public const int Needs = 50;

    public static Actor Officer(OrganizationId organization) => World.Manager(organization) with { Role = nameof(Role.Officer) };

    /// <param name="isBetter">Whether the pair by the way of working together is the one that turned out well, need by need.</param>
    public static async Task<IReadOnlyList<Need>> JudgeAsync(TestDatabase database, World world, Func<int, bool> isBetter)
    {
        List<Need> needs = [];
        var random = new Random(7);
        for (var i = 0; i < Needs; i++)
        {
            var title = Nonsense(random, 12);
            var need = await world.NeedAsync(change: f => f with { Title = title, Description = title + "。", CooperationModes = [CooperationMode.Licence] });
            var near = await world.AchievementAsync(title, f => f with { Summary = title, TransferModes = [CooperationMode.Service] });
            var fitting = await world.AchievementAsync(title[..7] + Nonsense(random, 5), f => f with { Summary = title[..7], TransferModes = [CooperationMode.Licence] });
            var third = await world.AchievementAsync(title[..5] + Nonsense(random, 7), f => f with { Summary = title[..5], TransferModes = [CooperationMode.Service] });
            await using var open = database.Open();
            var (good, bad) = isBetter(i) ? (fitting, near) : (near, fitting);
            open.Db.Verdicts.AddRange(Said(good, VerdictKind.Kept), Said(bad, VerdictKind.NotSuitable), Said(third, VerdictKind.NotSuitable));
            await open.Db.SaveChangesAsync();
            needs.Add(need);

            Verdict Said(Achievement achievement, VerdictKind kind) => new()
            {
                Id = database.Clock.NewId(), NeedId = need.Id, CandidateKind = CandidateKind.Achievement, CandidateId = achievement.Id.Value, HolderId = need.HolderId, Kind = kind,
                Reason = kind is VerdictKind.NotSuitable ? UnsuitableReason.TechnologyMismatch : null, Rank = 1, ById = null, ByName = "测试红娘", At = database.Clock.Now,
            };
        }

        return needs;
    }

    public static async Task<RankingModel> OnlyModelAsync(TestDatabase database)
    {
        await using var open = database.Open();
        return (await open.Db.RankingModels.AsNoTracking().ToListAsync()).ShouldHaveSingleItem();
    }

    private static string Nonsense(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4e00, 0x8000)));
}

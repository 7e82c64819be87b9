using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Hongniang.Tests.Engagements;

/// <summary>A published need of a firm in Nanhai, an achievement and an expert of a university in Guangzhou, and the people who act on them.</summary>
internal sealed class Pair
{
    private Pair(TestDatabase database, World world, Need need, Achievement achievement, Expert expert)
    {
        Database = database;
        World = world;
        Need = need;
        Achievement = achievement;
        Expert = expert;
    }

    public TestDatabase Database { get; }

    public World World { get; }

    public Need Need { get; }

    public Achievement Achievement { get; }

    public Expert Expert { get; }

    public Actor Manager => World.Manager(World.Foshan);

    public Scope Staff => World.ScopeOf(World.Foshan, World.Nanhai);

    public Actor FirmPerson => new(new Guid("00000000-0000-7000-8000-0000000000bb"), "企业联络人", World.Firm.Value, nameof(Role.Enterprise));

    public Actor OwnerPerson => new(new Guid("00000000-0000-7000-8000-0000000000cc"), "高校联络人", World.University.Value, nameof(Role.Enterprise));

    public Actor ExpertPerson => new(new Guid("00000000-0000-7000-8000-0000000000dd"), "王五", World.University.Value, nameof(Role.Expert));

    public Scope FirmScope => new() { Own = World.Firm };

    public Scope OwnerScope => new() { Own = World.University };

    public Scope ExpertScope => new() { OwnExpert = Expert.Id.Value };

    public DateOnly Today => Database.Clock.Today;

    public static async Task<Pair> InAsync(TestDatabase database, Func<Need.Facts, Need.Facts>? need = null)
    {
        var world = await World.InAsync(database);
        return new Pair(database, world, await world.NeedAsync(change: need), await world.AchievementAsync(), await world.ExpertAsync());
    }

    /// <summary>Runs one use case in a unit of work of its own, as staff of Foshan unless told otherwise.</summary>
    public async Task<TResult> DoAsync<T, TResult>(Func<T, Task<TResult>> act, Scope? scope = null)
        where T : notnull
    {
        Database.Time.Advance(TimeSpan.FromSeconds(1));
        await using var open = Database.Open(scope ?? Staff);
        return await act(open.The<T>());
    }

    public async Task<string> ProposeAsync(string? candidate = null)
    {
        var proposed = await DoAsync<ProposeEngagement, Result<string>>(p => p.RunAsync(new(Need.Number, candidate ?? Achievement.Number, "征求双方意见", null), Manager, default));
        proposed.Problems.ShouldBeEmpty();
        return proposed.Value;
    }

    public async Task<string> IntroduceAsync(string? candidate = null)
    {
        var number = await ProposeAsync(candidate);
        (await SayAsync(number, Side.Demand, ConsentDecision.Given)).Problems.ShouldBeEmpty();
        (await SayAsync(number, Side.Supply, ConsentDecision.Given)).Problems.ShouldBeEmpty();
        return number;
    }

    /// <summary>Staff take down what a side told them.</summary>
    public async Task<Result> SayAsync(string number, Side side, ConsentDecision decision, LossReason? reason = null, string? note = null)
    {
        var version = (await FindAsync(number)).Version;
        return await DoAsync<AnswerConsent, Result>(a => a.RunAsync(
            new(number, version, side, decision, ConsentChannel.Phone, side is Side.Demand ? "张三" : "李四", reason, note, Consent.CurrentTextVersion), Manager, default));
    }

    public SignContract.Input Contract(string number, int version) => new(
        number, version, ContractKind.Development, "高镍电解液技术开发合同", "测试电池有限公司", "测试理工大学", Today, Today.AddYears(2), "120", "80", AmountUnit.TenThousand, EvidenceGrade.E1);

    public async Task<string> SignAsync(string? candidate = null)
    {
        var number = await IntroduceAsync(candidate);
        var version = (await FindAsync(number)).Version;
        var signed = await DoAsync<SignContract, Result<string>>(s => s.RunAsync(Contract(number, version), Manager, default));
        signed.Problems.ShouldBeEmpty();
        return signed.Value;
    }

    public async Task<Engagement> FindAsync(string number)
    {
        await using var reader = Database.Open();
        return await reader.Db.Engagements.AsNoTracking().Include(e => e.Consents).Include(e => e.Meetings).SingleAsync(e => e.Number == number);
    }

    /// <summary>The verbs of a record's journal, oldest first.</summary>
    public async Task<IReadOnlyList<string>> VerbsAsync(Guid subject)
    {
        await using var reader = Database.Open();
        return await reader.Db.Journal.Where(j => j.SubjectId == subject).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync();
    }
}

using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Assigning;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

/// <summary>A technology manager of 佛山 who makes plans and adopts them.</summary>
internal sealed record AssignmentDesk(TestDatabase Database, World World, Actor Actor, Scope Scope)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AssignmentDesk> InAsync(TestDatabase database)
    {
        var world = await World.InAsync(database);
        var account = new Account { Id = database.Clock.NewId(), UserName = "manager@example.cn", DisplayName = "测试红娘", Role = Role.TechnologyManager, OrganizationId = world.Foshan };
        await using var open = database.Open();
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return new AssignmentDesk(database, world, new Actor(account.Id, account.DisplayName, world.Foshan.Value, nameof(Role.TechnologyManager)), world.ScopeOf(world.Foshan, world.Nanhai));
    }

    public async Task<Result<string>> StartAsync(AssignmentSettings settings, string? basedOn = null)
    {
        await using var open = Database.Open(Scope);
        return await open.The<StartAssignment>().RunAsync(new(settings, basedOn), Actor, Ct);
    }

    public async Task<AssignmentDetail> MakeAsync(AssignmentSettings settings, string? basedOn = null)
    {
        var started = await StartAsync(settings, basedOn);
        started.Problems.ShouldBeEmpty();
        return await RunAsync(started.Value);
    }

    public async Task<AssignmentDetail> RunAsync(string number)
    {
        await using (var open = Database.Open())
        {
            await open.The<MakeAssignment>().RunAsync(number, Ct);
        }

        await using var read = Database.Open(Scope);
        return (await AssignmentDetail.LoadAsync(read.Db, number, Ct))!;
    }

    public async Task<Result<AdoptAssignment.Output>> AdoptAsync(AssignmentDetail plan, AdoptAssignment.Way way, IReadOnlyList<string> pairs, string? step)
    {
        await using var open = Database.Open(Scope);
        return await open.The<AdoptAssignment>().RunAsync(new(plan.Run.Number, way, pairs, step), Actor, Ct);
    }

    public async Task<List<string>> VerbsAsync(Guid subject)
    {
        await using var open = Database.Open();
        return await open.Db.Journal.Where(j => j.SubjectId == subject).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
    }
}

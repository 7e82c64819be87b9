using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class ContractListTests
{
    [Fact]
    public async Task Contracts_are_filtered_sorted_and_asked_for_in_three_queries()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var first = await pair.SignAsync();
        var one = await CountAsync();
        database.Time.Advance(TimeSpan.FromDays(40));
        var second = await pair.SignAsync(pair.Expert.Number);

        (await CountAsync()).ShouldBe(one);
        one.ShouldBe(3);
        (await NumbersAsync(new())).ShouldBe([second, first]);
        (await NumbersAsync(new(Order: ContractList.Order.Number, Ascending: true))).ShouldBe([first, second]);
        (await NumbersAsync(new(Order: ContractList.Order.Deal, Ascending: true))).ShouldBe([first, second]);
        (await NumbersAsync(new(From: pair.Today))).ShouldBe([second]);
        (await NumbersAsync(new(To: pair.Today.AddDays(-1)))).ShouldBe([first]);
        (await NumbersAsync(new(Words: "电池 理工", Kind: ContractKind.Development, Evidence: EvidenceGrade.E1, Holder: pair.World.Nanhai))).ShouldBe([second, first]);
        (await NumbersAsync(new(Words: "服装"))).ShouldBeEmpty();
        await using var reader = database.Open(pair.Staff);
        (await ContractList.StreamAsync(reader.Db, new(), default).Select(r => (r.Number, r.HolderName)).ToListAsync()).ShouldBe([(second, "南海区科协（测试）"), (first, "南海区科协（测试）")]);

        async Task<IReadOnlyList<string>> NumbersAsync(ContractList.Filter filter)
        {
            await using var open = database.Open(pair.Staff);
            return [.. (await ContractList.LoadAsync(open.Db, filter, new Page(1), default)).Rows.Select(r => r.Number)];
        }

        async Task<int> CountAsync()
        {
            await using var open = database.Open(pair.Staff);
            database.Queries.Reset();
            await ContractList.LoadAsync(open.Db, new(), new Page(1), default);
            return database.Queries.Count;
        }
    }

    [Fact]
    public async Task A_contract_links_only_to_what_the_reader_may_open()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.SignAsync();

        (await LinksAsync(pair.Staff)).ShouldBe((pair.Need.Number, pair.Achievement.Number));
        (await LinksAsync(pair.FirmScope)).ShouldBe((pair.Need.Number, null));
        (await LinksAsync(pair.OwnerScope)).ShouldBe((null, pair.Achievement.Number));

        async Task<(string? Need, string? Candidate)> LinksAsync(Access.Scope scope)
        {
            await using var reader = database.Open(scope);
            var detail = (await ContractDetail.LoadAsync(reader.Db, number, default))!;
            return (detail.NeedNumber, detail.CandidateNumber);
        }
    }
}

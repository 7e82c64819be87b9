using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class FigureWordsTests
{
    [Fact]
    public async Task Every_figure_and_column_is_named_and_defined_in_both_languages()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.Open();
        var words = new Words(typeof(Words).Assembly);

        var keys = FigureCatalogue.All.SelectMany(f => f.Columns(scope.Db).Select(c => c.Title).Append(f.Title))
            .Concat(Enum.GetValues<JourneyStage>().Select(s => Words.KeyOf(s)))
            .Concat(Enum.GetValues<FigurePeriod>().Select(s => Words.KeyOf(s)))
            .Concat(Enum.GetValues<FigureGroup>().Select(s => Words.KeyOf(s)))
            .Concat(Enum.GetValues<FigureSubjectKind>().Select(s => Words.KeyOf(s))).Distinct().ToList();

        keys.Where(k => !words.English.ContainsKey(k)).ShouldBeEmpty();
        keys.Concat(FigureCatalogue.All.Select(f => f.Definition)).Where(k => !words.Chinese.ContainsKey(k)).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_are_unique_and_fit_an_address()
    {
        var keys = FigureCatalogue.All.Select(f => f.Key).ToList();

        keys.ShouldBeUnique();
        keys.ShouldAllBe(k => k.All(c => char.IsAsciiLetterLower(c) || c == '-') && k != "export");
    }
}

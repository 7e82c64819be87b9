using Shouldly;
using Xunit;

namespace RedThread.Tests;

public sealed class ConcurrencyTests
{
    /// <summary>The writer always changes both documents in one step, so a reader that saw them differ saw half a change.</summary>
    [Fact]
    public async Task Readers_never_see_half_a_change()
    {
        var index = new ThreadIndex();
        index.Load(Enumerable.Range(0, 200).Select(i => new IndexDocument($"x{i}", $"背景{(char)(0x4e00 + i)}", "")));
        index.Upsert([new("a", "锂电池", ""), new("b", "锂电池", "")]);
        var query = new MatchQuery("锂电池隔膜", "");
        var writing = true;

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var answers = 0;
            while (Volatile.Read(ref writing) || answers == 0)
            {
                var hits = index.Search(query, 5);
                hits.Count.ShouldBe(2);
                hits[0].Score.ShouldBe(hits[1].Score);
                answers++;
            }
            return answers;
        })).ToArray();
        for (var i = 0; i < 2000; i++)
        {
            var text = i % 2 == 0 ? "锂电池的隔膜" : "锂电池";
            index.Upsert([new("a", text, $"{(char)(0x5e00 + i)}新"), new("b", text, $"{(char)(0x5e00 + i)}新")]);
        }
        Volatile.Write(ref writing, false);

        (await Task.WhenAll(readers)).ShouldAllBe(answers => answers > 0);
        index.Count.ShouldBe(202);
    }
}

using CsCheck;
using RedThread.Clustering;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Clustering;

public sealed class LeaderClustersTests
{
    private const double Join = .3;
    private const double Leash = .2;

    private static readonly string[] Words = ["高镍三元电解液", "低温放电", "循环寿命", "铝合金压铸", "脱模剂", "视觉检测", "陶瓷釉面", "节能窑炉", "污水处理", "反渗透膜"];

    private static Gen<string[]> Texts => Gen.Int[0, Words.Length - 1].Array[1, 4].Select(w => string.Join("的", w.Select(i => Words[i]))).Array[1, 30];

    [Fact]
    public void A_later_text_moves_no_earlier_one() => Texts.Sample(texts =>
    {
        var whole = Graph(texts);
        for (var count = 1; count < texts.Length; count++)
        {
            // The same likenesses, without the later texts: what differs can only come from the placing.
            var before = Graph(texts);
            for (var later = count; later < texts.Length; later++)
                before.Remove(Id(later));
            var restricted = LeaderClusters.Of(whole, Join, Leash).Select(c => c.Members.Where(m => string.CompareOrdinal(m, Id(count)) < 0).ToList()).Where(m => m.Count > 1);
            LeaderClusters.Of(before, Join, Leash).Select(c => c.Members).ShouldBe(restricted);
        }
    }, iter: 30);

    [Fact]
    public void Text_by_text_gives_the_clusters_of_all_at_once() => Texts.Sample(texts =>
    {
        var index = new ThreadIndex();
        index.Load(texts.Select((t, i) => new IndexDocument(Id(i), t, "")));
        var step = new LikenessGraph(index, Leash);
        for (var i = texts.Length - 1; i >= 0; i--)
            step.Put([(Id(i), new MatchQuery(texts[i], ""))], TestContext.Current.CancellationToken);

        LeaderClusters.Of(step, Join, Leash).Select(c => c.Members).ShouldBe(LeaderClusters.Of(Graph(texts), Join, Leash).Select(c => c.Members));
    }, iter: 60);

    [Fact]
    public void Every_member_is_like_its_leader_and_likeness_is_the_same_from_either_side() => Texts.Sample(texts =>
    {
        var graph = Graph(texts);
        foreach (var cluster in LeaderClusters.Of(graph, Join, Leash))
        {
            cluster.Leader.ShouldBe(cluster.Members.Min(StringComparer.Ordinal));
            foreach (var member in cluster.Members.Skip(1))
            {
                graph.Of(member, cluster.Leader).ShouldBeGreaterThanOrEqualTo(Leash);
                graph.Of(member, cluster.Leader).ShouldBe(graph.Of(cluster.Leader, member));
            }
        }
    }, iter: 60);

    [Fact]
    public void What_a_person_set_apart_stays_apart()
    {
        string[] texts = ["高镍三元动力电解液的低温放电", "高镍三元动力电解液的低温放电性能", "高镍三元动力电解液低温放电改进", "陶瓷釉面视觉检测"];
        var graph = Graph(texts);

        LeaderClusters.Of(graph, Join, Leash).ShouldHaveSingleItem().Members.ShouldBe(["t00", "t01", "t02"]);
        LeaderClusters.Of(graph, Join, Leash, new HashSet<(string, string)> { ("t01", "t00") }).ShouldHaveSingleItem().Members.ShouldBe(["t00", "t02"]);
    }

    [Fact]
    public void The_phrases_that_make_a_cluster_are_told()
    {
        string[] texts = ["高镍三元动力电解液的开发", "高镍三元动力电解液低温放电", "用于储能的高镍三元动力电解液", "陶瓷釉面缺陷的视觉检测"];
        var index = new ThreadIndex();
        index.Load(texts.Select((t, i) => new IndexDocument(Id(i), t, "")));

        var phrases = ClusterPhrases.Of(index, new MatchQuery(texts[0], ""), [Id(1), Id(2)], 3);

        phrases[0].ShouldBe(new ClusterPhrase("高镍三元动力电解液", 2));
    }

    private static string Id(int i) => $"t{i:00}";

    private static LikenessGraph Graph(string[] texts)
    {
        var index = new ThreadIndex();
        index.Load(texts.Select((t, i) => new IndexDocument(Id(i), t, "")));
        var graph = new LikenessGraph(index, Leash);
        graph.Put([.. texts.Select((t, i) => (Id(i), new MatchQuery(t, "")))], TestContext.Current.CancellationToken);
        return graph;
    }
}

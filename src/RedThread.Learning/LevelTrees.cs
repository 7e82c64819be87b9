using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace RedThread.Learning;

/// <summary>Gradient boosted trees (LightGBM: Ke and others 2017) that give each level its probability.</summary>
internal static class LevelTrees
{
    public const int Levels = 4;

    /// <summary>Learns from some and foretells others: probabilities of levels 1 to 4. The same at every run.</summary>
    public static double[][] Foretell(IReadOnlyList<(float[] Features, int Level)> learnt, IReadOnlyList<float[]> asked, int leaves)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, learnt[0].Features.Length);
        var known = ml.Data.LoadFromEnumerable(learnt.Select(pair => new Row { Features = pair.Features, Level = (uint)pair.Level }), schema);
        var open = ml.Data.LoadFromEnumerable(asked.Select(features => new Row { Features = features, Level = 1 }), schema);
        var trainer = ml.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Level),
            NumberOfIterations = 200,
            NumberOfLeaves = leaves,
            LearningRate = .03,
            MinimumExampleCountPerLeaf = 20,
            UseSoftmax = true,
            HandleMissingValue = false,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
            Booster = new GradientBooster.Options { FeatureFraction = .2, L2Regularization = 5, SubsampleFraction = .8, SubsampleFrequency = 1 },
        });
        var keys = ml.Transforms.Conversion.MapValueToKey(nameof(Row.Level), keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(known);
        var levels = learnt.Select(pair => pair.Level).Distinct().Order().ToArray();
        return
        [
            .. trainer.Fit(keys.Transform(known)).Transform(keys.Transform(open)).GetColumn<float[]>("Score").Select(scores =>
            {
                var probabilities = new double[Levels];
                for (var i = 0; i < levels.Length; i++)
                    probabilities[levels[i] - 1] = scores[i];
                return probabilities;
            }),
        ];
    }

    /// <summary>The level with which the mean distance is least: the first at which the probabilities add to one half.</summary>
    public static int Median(double[] probabilities)
    {
        var sum = 0d;
        for (var level = 1; level < Levels; level++)
        {
            sum += probabilities[level - 1];
            if (sum >= .5)
                return level;
        }
        return Levels;
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public uint Level { get; set; }
    }
}

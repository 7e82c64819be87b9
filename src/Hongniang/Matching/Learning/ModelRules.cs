using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Matching.Learning;

/// <summary>What may be done to a learnt ranking, and when. Asked for the button and again by the action.</summary>
public static class ModelRules
{
    /// <summary>A ranking changes what everybody is shown: officers decide.</summary>
    public static Problem? ReasonNotToLearn(Actor actor) => actor.May(AccessRules.MayAdoptModels) ? null : Problem.NotAllowed();

    public static Problem? ReasonNotToAdopt(RankingModel model, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ReasonNotToLearn(actor)
            ?? (!IsOwn(model, actor) ? new Problem("model.other", "Only the association that it was made for adopts it or takes it back.")
                : model.State is ModelState.InUse ? new Problem("model.in-use", "It is in use already.")
                : !model.IsBetter ? new Problem("model.no-better", "On needs that it had not seen it was no better than what is in use: it is not adopted.")
                : LearnedModel.Read(model.Content, model.Sha256) is null ? new Problem("model.damaged", "It cannot be read: it was changed in the database, or made by another version of the program.")
                : null);
    }

    public static Problem? ReasonNotToRollBack(RankingModel model, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ReasonNotToLearn(actor)
            ?? (!IsOwn(model, actor) ? new Problem("model.other", "Only the association that it was made for adopts it or takes it back.")
                : model.State is not ModelState.InUse ? new Problem("model.not-in-use", "It is not in use.")
                : null);
    }

    private static bool IsOwn(RankingModel model, Actor actor) => actor == Actor.System || actor.OrganizationId == model.HolderId.Value;
}

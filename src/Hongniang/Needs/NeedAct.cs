namespace Hongniang.Needs;

/// <summary>What a person may do to a need: one button, one action, one rule (see <see cref="NeedRules"/>).</summary>
public enum NeedAct
{
    Change,
    Submit,
    Accept,
    Return,
    Reject,
    Publish,

    /// <summary>Puts it into somebody's hands, or takes it out of them.</summary>
    HandOver,
    MarkDuplicate,
    Close,
    Withdraw,
    Reopen,
}

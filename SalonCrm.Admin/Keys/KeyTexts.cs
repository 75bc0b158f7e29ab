using SalonCrm.Admin.Cli;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Admin.Keys;

/// <summary>Keys as people read of them.</summary>
internal static class KeyTexts
{
    public static string Of(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Seal => KeysText.Purpose_Seal,
        KeyPurpose.BlindIndex => KeysText.Purpose_BlindIndex,
        KeyPurpose.RowSeal => KeysText.Purpose_RowSeal,
        KeyPurpose.Trail => KeysText.Purpose_Trail,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static string Of(KeyState state) => state switch
    {
        KeyState.Created => KeysText.State_Created,
        KeyState.Active => KeysText.State_Active,
        KeyState.DecryptOnly => KeysText.State_DecryptOnly,
        KeyState.Destroyed => KeysText.State_Destroyed,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Line(KeyChange change) =>
        FieldTexts.Told(KeysText.ChangeLine, FieldTexts.Moment(change.StartedAt), Of(change.Purpose), change.OldKey, change.NewKey);

    /// <summary>Why the key file could not be changed.</summary>
    public static string Of(StartRefusedException refused) => CommandLine.Line(refused);
}

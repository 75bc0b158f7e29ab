using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>An entry while it is being typed: what is wrong with it, and what else the person has to be told.</summary>
public sealed class EntryDraft<TForm>(TForm form)
    where TForm : DatedForm
{
    /// <summary>What is typed: a copy, so that the entry stays as it is shown until this is kept.</summary>
    public TForm Form { get; } = (TForm)form.Copy();

    /// <summary>What is wrong with it.</summary>
    public Problems Problems { get; private set; } = Problems.None;

    /// <summary>Why it was not kept, where no field is to blame; null when there is no such reason.</summary>
    public string? Notice { get; private set; }

    /// <summary>It is being saved.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Saves the form; answers with what stands then, or with null when it was not kept and is to be mended.</summary>
    public async Task<T?> Save<T>(Func<TForm, Task<Outcome<T>>> save)
        where T : class
    {
        if (IsBusy)
        {
            return null;
        }

        (IsBusy, Problems, Notice) = (true, Problems.None, null);
        try
        {
            switch (await save(Form))
            {
                case Outcome<T>.Done done:
                    return done.Value;
                case Outcome<T>.Invalid invalid:
                    Problems = new(invalid.Problems);
                    break;
                case Outcome<T>.Conflict conflict:
                    // Told once: saving again overwrites knowingly.
                    (Form.Version, Notice) = (conflict.Version, TreatmentsText.Conflict);
                    break;
                case Outcome<T>.NotFound:
                    Notice = ClientsText.Gone;
                    break;
                default:
                    Notice = ClientsText.NotAllowed;
                    break;
            }

            return null;
        }
        finally
        {
            IsBusy = false;
        }
    }
}

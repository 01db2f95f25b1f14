-- about: files_of(files, dataset) are the files of one dataset, by their folder; an error where it has none.
-- loaded: when asked
create or replace macro files_of(files, dataset) as
    case
        when len(list_filter(files, lambda file: contains(file, '/dataset_id=' || dataset || '/'))) > 0
            then list_filter(files, lambda file: contains(file, '/dataset_id=' || dataset || '/'))
        else error('the store has no associations of a dataset ''' || dataset || '''')
    end
;
